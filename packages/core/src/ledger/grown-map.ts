/** More than this many additions over a large map are folded into it; below, copying them costs next to nothing. */
const FEWEST = 256

/**
 * A map that is added to without copying it: what was added since lies over a larger map that several states share and
 * nobody changes any more. Recording one entry in a case of a million claims then costs what it costs in a small one.
 * Below both may lie a map that is no Map, such as one that a store reads as it is asked: it is never copied.
 * It is a Map in all that reading asks of it, in the order of a Map; nothing can be taken out.
 */
export class GrownMap<K, V> extends Map<K, V> {
  readonly #ground: ReadonlyMap<K, V>
  readonly #under: ReadonlyMap<K, V>
  readonly #over: Map<K, V>
  /** Keys that are not in the ground. */
  #fresh: number

  private constructor(layers: Layers<K, V>, fresh: number) {
    super()
    this.#ground = layers.ground
    this.#under = layers.under
    this.#over = layers.over
    this.#fresh = fresh
  }

  /** A map with all that `map` holds, which can be added to; `map` stays as it is. */
  static from<K, V>(map: ReadonlyMap<K, V>): GrownMap<K, V> {
    if (!(map instanceof Map)) return new GrownMap({ ground: map, under: new Map(), over: new Map() }, 0)
    if (!(map instanceof GrownMap))
      return new GrownMap({ ground: new Map<K, V>(), under: map, over: new Map() }, map.size)
    const given = map as GrownMap<K, V>
    const [ground, under, over] = [given.#ground, given.#under, given.#over]
    if (under.size === 0) return new GrownMap<K, V>({ ground, under: over, over: new Map() }, given.#fresh)
    const most = Math.max(FEWEST, Math.sqrt(2 * under.size))
    const layers =
      over.size > most
        ? { ground, under: laidOver(under, over), over: new Map<K, V>() }
        : { ground, under, over: new Map(over) }
    return new GrownMap<K, V>(layers, given.#fresh)
  }

  override get size(): number {
    return this.#ground.size + this.#fresh
  }

  override has(key: K): boolean {
    return this.#over.has(key) || this.#under.has(key) || this.#ground.has(key)
  }

  override get(key: K): V | undefined {
    if (this.#over.has(key)) return this.#over.get(key)
    return this.#under.has(key) ? this.#under.get(key) : this.#ground.get(key)
  }

  override set(key: K, value: V): this {
    if (!this.has(key)) this.#fresh++
    this.#over.set(key, value)
    return this
  }

  override *entries(): MapIterator<[K, V]> {
    const [ground, under, over] = [this.#ground, this.#under, this.#over]
    for (const [key, value] of ground)
      yield [key, over.has(key) ? (over.get(key) as V) : under.has(key) ? (under.get(key) as V) : value]
    for (const [key, value] of under) if (!ground.has(key)) yield [key, over.has(key) ? (over.get(key) as V) : value]
    for (const [key, value] of over) if (!under.has(key) && !ground.has(key)) yield [key, value]
    return undefined
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  override *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key
    return undefined
  }

  override *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
    return undefined
  }

  override forEach(each: (value: V, key: K, map: Map<K, V>) => void): void {
    for (const [key, value] of this.entries()) each(value, key, this)
  }

  override delete(_key: K): never {
    throw new TypeError('nothing is taken out of what was recorded')
  }

  override clear(): never {
    throw new TypeError('nothing is taken out of what was recorded')
  }
}

interface Layers<K, V> {
  readonly ground: ReadonlyMap<K, V>
  readonly under: ReadonlyMap<K, V>
  readonly over: Map<K, V>
}

function laidOver<K, V>(under: ReadonlyMap<K, V>, over: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  const both = new Map(under)
  for (const [key, value] of over) both.set(key, value)
  return both
}
