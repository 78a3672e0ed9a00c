import { unlessErased } from '#kernel/decider';
import { DIRECTORY, REGISTERS, type AggregateStores } from '#nest';
import type { DirectoryEvents } from '../directory.events.js';
import type { ChosenNotices } from '../directory.state.js';

interface NoticeAddresses {
  readonly email: string | undefined;
  readonly webhook: string | undefined;
}

/** Opens the addresses that somebody chose; undefined where the entry cannot be relied on. */
export const noticeAddresses = async (
  { storeContext: { store, codec } }: Pick<AggregateStores, 'storeContext'>,
  { chosenIn }: Pick<ChosenNotices, 'chosenIn'>,
): Promise<NoticeAddresses | undefined> => {
  const chosen = (await store.inspect(`${DIRECTORY}-${REGISTERS}`)).find(({ id }) => id === chosenIn);
  if (!chosen || chosen.flaw) return undefined;
  const [opened] = await codec.open<Pick<DirectoryEvents, 'NoticesChosen'>>([chosen], ['contact']);
  const { email, webhook } = opened!.data;
  return { email: unlessErased(email), webhook: unlessErased(webhook) };
};
