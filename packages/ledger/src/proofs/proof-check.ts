/**
 * What a check of a proof came to. `unchecked`: nothing speaks against it, and something that it rests on could not be
 * looked at here, which `says` names.
 */
export interface ProofCheck {
  readonly state: 'holds' | 'unchecked' | 'broken'
  readonly says: string
}
