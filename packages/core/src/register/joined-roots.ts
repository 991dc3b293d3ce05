/** Names of origins, of which some are one, with how often something says so. */
export class JoinedRoots {
  readonly #beside = new Map<string, Map<string, number>>()

  /** Notes that two names are of one origin. */
  join(a: string, b: string): void {
    this.#add(a, b, 1)
    this.#add(b, a, 1)
  }

  /** Takes back that they are. */
  part(a: string, b: string): void {
    this.#add(a, b, -1)
    this.#add(b, a, -1)
  }

  /** Names that are of one origin with some name. */
  beside(name: string): Iterable<string> {
    return this.#beside.get(name)?.keys() ?? []
  }

  #add(a: string, b: string, by: number): void {
    const beside = this.#beside.get(a) ?? new Map<string, number>()
    const times = (beside.get(b) ?? 0) + by
    if (times > 0) beside.set(b, times)
    else beside.delete(b)
    if (beside.size > 0) this.#beside.set(a, beside)
    else this.#beside.delete(a)
  }
}

/** Names put together into origins; each origin is known by one of its names at a time. */
export class Union {
  readonly #above = new Map<string, string>()

  top(name: string): string {
    let top = name
    for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) top = above
    // The next look is short, however long the way was.
    for (let at = name; at !== top; ) {
      const above = this.#above.get(at) ?? top
      this.#above.set(at, top)
      at = above
    }
    return top
  }

  unite(a: string, b: string): void {
    const [one, other] = [this.top(a), this.top(b)]
    if (one !== other) this.#above.set(one, other)
  }
}
