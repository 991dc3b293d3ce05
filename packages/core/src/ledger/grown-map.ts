/** More than this many additions over a large map are folded into it; below, copying them costs next to nothing. */
const FEWEST = 256

/**
 * A map that is added to without copying it: what was added since lies over a larger map that several states share and
 * nobody changes any more. Recording one entry in a case of a million claims then costs what it costs in a small one.
 * It is a Map in all that reading asks of it, in the order of a Map; nothing can be taken out.
 */
export class GrownMap<K, V> extends Map<K, V> {
  readonly #under: ReadonlyMap<K, V>
  readonly #over: Map<K, V>
  #fresh = 0

  private constructor(under: ReadonlyMap<K, V>, over: Map<K, V>) {
    super()
    this.#under = under
    this.#over = over
    for (const key of over.keys()) if (!under.has(key)) this.#fresh++
  }

  /** A map with all that `map` holds, which can be added to; `map` stays as it is. */
  static from<K, V>(map: ReadonlyMap<K, V>): GrownMap<K, V> {
    if (!(map instanceof GrownMap)) return new GrownMap(map, new Map())
    const given = map as GrownMap<K, V>
    if (given.#under.size === 0) return new GrownMap<K, V>(given.#over, new Map())
    const most = Math.max(FEWEST, Math.sqrt(2 * given.#under.size))
    return given.#over.size > most
      ? new GrownMap<K, V>(new Map(given.entries()), new Map())
      : new GrownMap<K, V>(given.#under, new Map(given.#over))
  }

  override get size(): number {
    return this.#under.size + this.#fresh
  }

  override has(key: K): boolean {
    return this.#over.has(key) || this.#under.has(key)
  }

  override get(key: K): V | undefined {
    return this.#over.has(key) ? this.#over.get(key) : this.#under.get(key)
  }

  override set(key: K, value: V): this {
    if (!this.has(key)) this.#fresh++
    this.#over.set(key, value)
    return this
  }

  override *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.#under) yield [key, this.#over.has(key) ? (this.#over.get(key) as V) : value]
    for (const [key, value] of this.#over) if (!this.#under.has(key)) yield [key, value]
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
