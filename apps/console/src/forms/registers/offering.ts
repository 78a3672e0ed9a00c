/** Those that offer a service; all of them where none does, or while no service is named. */
export const selectOffering = <One extends { readonly services: readonly string[] }>(
  all: readonly One[],
  service: string | undefined,
): readonly One[] => {
  const some = service ? all.filter(({ services }) => services.includes(service)) : [];
  return some.length > 0 ? some : all;
};
