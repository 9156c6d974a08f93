/** Gives every id once: a second `a` becomes `a-2`. Ids that are free keep their form. */
export function uniqueIds(): (wanted: string) => string {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let count = next.get(wanted) ?? 2;
    while (used.has(id)) {
      id = `${wanted}-${count}`;
      count += 1;
    }
    next.set(wanted, count);
    used.add(id);
    return id;
  };
}
