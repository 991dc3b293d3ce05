/** A list of whole numbers that grows; as a typed array it takes four bytes for each, where a list of objects takes ten times that. */
export class GrownNumbers {
  #numbers = new Int32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Int32Array(this.#length * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.#length++] = number
  }

  at(place: number): number {
    return this.#numbers[place] as number
  }

  /** The numbers as they lie, with room behind the last: not to be kept, since it is another array once they have grown. */
  get lying(): Int32Array {
    return this.#numbers
  }

  /** Puts another number at a place. */
  put(at: number, number: number): void {
    this.#numbers[at] = number
  }

  /** Raises the number at a place by one. */
  raise(at: number): void {
    this.#numbers[at] = (this.#numbers[at] as number) + 1
  }

  done(): Int32Array {
    return this.#numbers.slice(0, this.#length)
  }
}
