/** A row with more keys than this is looked up by the first of them. */
const MOST_KEYS = 256

/** The keys of a row with how many rows of the other list lie on their slots, the rarest first. */
export class LookedKeys {
  readonly keys = new Int32Array(MOST_KEYS)
  readonly sizes = new Int32Array(MOST_KEYS)
  size = 0
  readonly #asked = new Int32Array(MOST_KEYS)
  readonly #rows = new Int32Array(MOST_KEYS)
  #asks = 0

  clear(): void {
    this.size = 0
    this.#asks = 0
  }

  /** Takes up a key that is to be looked up. */
  readonly ask = (key: number): void => {
    if (this.#asks < MOST_KEYS) this.#asked[this.#asks++] = key
  }

  /** Looks the keys up. `sharing`: how many rows lie on a key's slot; far apart in memory, so that all are asked for before any is used. */
  look(sharing: (key: number) => number): void {
    for (let at = 0; at < this.#asks; at++) this.#rows[at] = sharing(this.#asked[at] as number)
    for (let at = 0; at < this.#asks; at++) this.#put(this.#asked[at] as number, this.#rows[at] as number)
  }

  /** Puts a key in its place, the rarest first. A key that comes twice counts once. */
  #put(key: number, rows: number): void {
    if (rows === 0) return
    const { keys, sizes } = this
    let at = this.size
    while (at > 0 && (sizes[at - 1] as number) > rows) at--
    for (let twin = at - 1; twin >= 0 && sizes[twin] === rows; twin--) if (keys[twin] === key) return
    for (let after = this.size; after > at; after--) {
      keys[after] = keys[after - 1] as number
      sizes[after] = sizes[after - 1] as number
    }
    keys[at] = key
    sizes[at] = rows
    this.size++
  }
}
