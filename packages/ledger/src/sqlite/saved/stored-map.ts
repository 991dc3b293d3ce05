/** How a map is read from where it is stored. */
export interface StoredRows<K, V> {
  readonly size: number
  one(key: K): V | undefined
  /** False: there is certainly nothing under this key. */
  mayHave?(key: K): boolean
  all(): Iterable<readonly [K, V]>
}

/** A map of which so many keys, or a tenth, were looked up is read whole: whoever asks for so many asks for all. */
const MOST_SINGLE = 20_000

/**
 * A map that is read as it is asked: key by key, or whole when somebody goes through it. What was read is kept, so that
 * the same key gives the same object.
 */
export class StoredMap<K, V> implements ReadonlyMap<K, V> {
  readonly #rows: StoredRows<K, V>
  readonly #read = new Map<K, V>()
  /** The key that was looked up last and is not there: whoever adds it to a map over this one asks for it twice. */
  #missed: ReadonlySet<K> = new Set()
  #whole: ReadonlyMap<K, V> | null = null
  /** What has been read of the whole. */
  #ahead: { readonly rows: Iterator<readonly [K, V]>; readonly read: Map<K, V> } | null = null

  constructor(rows: StoredRows<K, V>) {
    this.#rows = rows
  }

  get size(): number {
    return this.#rows.size
  }

  /** Whether all of it has been read. */
  get isWhole(): boolean {
    return this.#whole !== null
  }

  get(key: K): V | undefined {
    if (this.#whole) return this.#whole.get(key)
    const known = this.#read.get(key)
    if (known !== undefined) return known
    if (this.#rows.mayHave?.(key) === false) return undefined
    if (this.#read.size >= Math.max(MOST_SINGLE, this.size / 10)) return this.#all().get(key)
    if (this.#missed.has(key)) return undefined
    const value = this.#rows.one(key)
    if (value === undefined) this.#missed = new Set([key])
    else this.#read.set(key, value)
    return value
  }

  has(key: K): boolean {
    return this.get(key) !== undefined
  }

  entries(): MapIterator<[K, V]> {
    return this.#all().entries() as MapIterator<[K, V]>
  }

  keys(): MapIterator<K> {
    return this.#all().keys() as MapIterator<K>
  }

  values(): MapIterator<V> {
    return this.#all().values() as MapIterator<V>
  }

  forEach(each: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.#all()) each(value, key, this)
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  /** Reads on for whoever will go through it, until `enough` says so; whether there is more to read. */
  readAhead(enough: () => boolean): boolean {
    if (this.#whole) return false
    this.#ahead ??= { rows: this.#rows.all()[Symbol.iterator](), read: new Map() }
    const { rows, read } = this.#ahead
    for (let row = rows.next(); ; row = rows.next()) {
      if (row.done) break
      read.set(row.value[0], row.value[1])
      if (enough()) return true
    }
    // An object that was given out already stays the one for its key.
    for (const [key, value] of this.#read) if (read.has(key)) read.set(key, value)
    this.#whole = read
    this.#ahead = null
    this.#read.clear()
    return false
  }

  #all(): ReadonlyMap<K, V> {
    this.readAhead(() => false)
    return this.#whole ?? this.#read
  }
}
