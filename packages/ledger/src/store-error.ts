export type StoreFault = 'full' | 'damaged' | 'newer' | 'locked' | 'wrong-key' | 'not-a-case' | 'unreadable'

/** A store that cannot do what is asked, in one sentence for the person: what happened, what was kept, what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly fault: StoreFault
  constructor(fault: StoreFault, says: string, cause?: unknown) {
    super(says, { cause })
    this.fault = fault
  }
}
