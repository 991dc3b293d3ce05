/**
 * Which keys the tables of a state hold, where one program saved all of them from the first on: replaying a whole ledger
 * asks of each page and claim whether it is there already, and nearly always it is not. Of a key 32 bits are kept, so that
 * one which was never added is now and then taken for one that may be there; one that was added never is for missing.
 */
export class SavedKeys {
  #slots = new Uint32Array(1 << 12)
  #used = 0

  add(key: string): void {
    if (2 * this.#used >= this.#slots.length) this.#grow()
    this.#put(bitsOf(key))
  }

  mayHave(key: string): boolean {
    return this.#slots[this.#slotOf(bitsOf(key))] !== 0
  }

  #put(bits: number): void {
    const slot = this.#slotOf(bits)
    if (this.#slots[slot] === 0) this.#used++
    this.#slots[slot] = bits
  }

  /** Where these bits lie, or the free slot where they would. */
  #slotOf(bits: number): number {
    const last = this.#slots.length - 1
    let slot = bits & last
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== bits) slot = (slot + 1) & last
    return slot
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Uint32Array(2 * before.length)
    this.#used = 0
    for (const bits of before) if (bits !== 0) this.#put(bits)
  }
}

/** FNV-1a, with its low bits mixed; never 0, which is a free slot. */
function bitsOf(key: string): number {
  let bits = 0x811c9dc5
  for (let at = 0; at < key.length; at++) bits = Math.imul(bits ^ key.charCodeAt(at), 0x01000193)
  bits ^= bits >>> 15
  return bits >>> 0 || 1
}
