export type Refusal = 'bad-input' | 'not-found' | 'not-allowed' | 'damaged'

/** An act that cannot be done as asked, in one sentence for the person: which thing, where in it, what to do. */
export class ActRefused extends Error {
  override readonly name = 'ActRefused'
  readonly refusal: Refusal
  constructor(refusal: Refusal, says: string) {
    super(says)
    this.refusal = refusal
  }
}
