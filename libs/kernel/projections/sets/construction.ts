/** How many statements on its filled tables run at a time; beside readers it is one. */
export const AT_A_TIME = 2;
