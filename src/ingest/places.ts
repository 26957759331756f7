/** Places for work: so many for what is quick, and so many beside them for what keeps us waiting. */
export interface Places<Work> {
  hasRoom(isSlow: boolean): boolean;
  take(work: Work, isSlow: boolean): void;
  /** Work that has kept its place for too long goes beside the places as soon as there is room. */
  overstay(work: Work): void;
  leave(work: Work): void;
}

export const openPlaces = <Work>(most: number, mostBeside: number): Places<Work> => {
  const [inPlace, beside, overdue] = [new Set<Work>(), new Set<Work>(), new Set<Work>()];
  const makeRoom = (): void => {
    for (const work of overdue) {
      if (beside.size >= mostBeside) return;
      overdue.delete(work);
      inPlace.delete(work);
      beside.add(work);
    }
  };
  return {
    hasRoom: (isSlow) => (isSlow && mostBeside > 0 ? beside.size < mostBeside : inPlace.size < most),
    take: (work, isSlow) => (isSlow && mostBeside > 0 ? beside : inPlace).add(work),
    overstay: (work) => {
      if (inPlace.has(work)) overdue.add(work);
      makeRoom();
    },
    leave: (work) => {
      if (!inPlace.delete(work)) beside.delete(work);
      overdue.delete(work);
      makeRoom();
    },
  };
};
