import { useEffect, useState } from 'react';
import { client } from '../api/client.js';
import { graphql, type ResultOf } from '../api/graphql.js';

const MENU = graphql(`
  query Menu {
    menu {
      strand
      mutations
    }
  }
`);

export type Menu = ResultOf<typeof MENU>['menu'];

let loading: Promise<Menu> | undefined;

const load = async (): Promise<Menu> => {
  const { data, error } = await client.query(MENU, {}).toPromise();
  if (!data) throw error ?? new Error('no answer');
  return data.menu;
};

/** The mutations permitted to the user’s role, by strand; undefined until loaded, then kept for the session. */
export const useMenu = (): Menu | undefined => {
  const [menu, setMenu] = useState<Menu>();
  useEffect(() => {
    loading ??= load();
    loading.then(setMenu, () => (loading = undefined));
  }, []);
  return menu;
};
