// Finding other articles of the paper.

/** Articles that readers have, by words of their headline. */
export async function findLive(_q: string): Promise<{ id: number; name: string }[]> {
  return [];
}
