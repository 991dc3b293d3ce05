/**
 * Items that agree in every one of some fields, in the order in which the first of each group came. Looks the fields up
 * one after another rather than writing a key for each item, which at a million claims takes longer than any question asked
 * of the groups. Fields are compared as a Map compares its keys; at least one has to be given.
 */
export function groupedBy<T>(
  items: readonly T[],
  fields: readonly ((item: T) => string | number | null)[],
): readonly (readonly [T, ...T[]])[] {
  const root: Level<T> = new Map()
  const groups: [T, ...T[]][] = []
  const last = fields.length - 1
  for (const item of items) {
    let level = root
    for (let at = 0; at < last; at++) level = below(level, fields[at]?.(item) ?? null)
    const key = fields[last]?.(item) ?? null
    const known = level.get(key) as T[] | undefined
    if (known) known.push(item)
    else {
      const fresh: [T, ...T[]] = [item]
      level.set(key, fresh)
      groups.push(fresh)
    }
  }
  return groups
}

type Level<T> = Map<string | number | null, Level<T> | T[]>

function below<T>(level: Level<T>, key: string | number | null): Level<T> {
  const known = level.get(key) as Level<T> | undefined
  if (known) return known
  const fresh: Level<T> = new Map()
  level.set(key, fresh)
  return fresh
}

/** Works a value out when it is first asked for, and once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Adds to the list that a map has under a key. */
export function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
