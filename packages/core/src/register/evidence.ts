import type { Bounds } from '../claims/count.ts'
import type { CustodyAnswer, Discrepancy, Register, TollAnswer, TollCut } from './answers.ts'
import { proofInWords } from './bounds/proof-in-words.ts'
import { type Certificate, restsOn } from './bounds/system.ts'
import type { Proof, Proven } from './bounds.ts'
import type { Contradiction } from './contradiction.ts'
import { restsOnRegions } from './regions.ts'
import { boundsInWords } from './sentences.ts'
import type { TollCutBy } from './toll-cuts.ts'

/** What can be asked 'why?' of: any answer of a register, by its id. */
export interface AnswerTaken {
  readonly id: string
  readonly says: string
  readonly rules: readonly string[]
  /** Claims in the order to show them. */
  readonly claims: readonly string[]
  /** Those without which the answer would be another. */
  readonly carries: ReadonlySet<string>
  readonly whyNotLower: string | null
  readonly whyNotHigher: string | null
  /** What a stranger needs to replay the bounds without this program. */
  readonly proof: Proof | null
  /** The numeral profile under which its figures were read, with its version; null where there are none. */
  readonly numerals: string | null
  /** What cannot all hold among it, with the ways out. */
  readonly contradiction: Contradiction | null
}

const WITHOUT_BOUNDS = { whyNotLower: null, whyNotHigher: null, proof: null, numerals: null, contradiction: null }

/** Finds an answer of a register by its id, with what it rests on; null when the register has no such answer. */
export function takeAnswer(register: Register, id: string): AnswerTaken | null {
  const custody = register.custody.find((answer) => answer.id === id)
  if (custody) {
    const rests = custody.restsOn[register.standing]
    const bounds = custody.bounds[register.standing]
    return ofBounds(custody, { ...bounds, restsOn: rests, claims: custody.claims, rolls: custody.rolls })
  }
  const toll = register.toll.find((answer) => answer.id === id)
  if (toll) return ofBounds(toll, toll)
  const obligation = register.obligations.find((answer) => answer.id === id)
  if (obligation)
    return {
      ...obligation,
      carries: new Set([...obligation.for, ...obligation.flags.flatMap((flag) => flag.claims)]),
      ...WITHOUT_BOUNDS,
    }
  const open = register.openUndertakings.find((answer) => answer.id === id)
  if (open) return { ...open, carries: new Set(open.claims), ...WITHOUT_BOUNDS }
  const discrepancy = register.discrepancies.find((answer) => answer.id === id)
  return discrepancy ? ofDiscrepancy(discrepancy, register) : null
}

/** A cell of the toll: how it is cut, and its bounds with their proof. */
export interface CellTaken {
  readonly by: TollCutBy
  readonly cut: TollCut
  readonly proven: Proven
}

/** A cell of a row of the toll taken apart. No cell has more than its row allows, so that what closes the row closes it. */
export function takeCell(row: TollAnswer, { by, cut, proven }: CellTaken): AnswerTaken {
  const { kind, peopleOf, what, numerals, closedBy, contradiction, proof } = row
  const taken = ofBounds(
    {
      id: cut.id,
      says: `${what} of ${peopleOf} ${kind}, ${by === 'place' ? `at ${cut.cell}` : inPeriod(by, cut.cell)}: ${boundsInWords(cut)}.`,
      rules: [
        'TL4',
        'TL1',
        ...(restsOnParts(proven.proof) ? ['TL2'] : []),
        ...(restsOnRegions(proven.proof) ? ['TL7'] : []),
      ],
      closedBy,
      numerals,
      proof: proven.proof,
      contradiction: proven.contradicts && contradiction,
    },
    { ...cut, max: null },
  )
  if (cut.max === null) return taken
  const worked = proof?.upper ? ` ${proofInWords(proof.system, proof.upper)}` : ''
  return {
    ...taken,
    whyNotHigher: `Not higher than ${cut.max}: no cell has more than the whole row can have.${worked}`,
  }
}

const restsOnParts = (proof: Proof | null): boolean =>
  proof?.system.relations.some(({ id }) => /^(?:part-of|parts of) /u.test(id)) ?? false

const inPeriod = (by: TollCutBy, cell: string): string =>
  by === 'week' ? `in the week from ${cell}` : by === 'day' ? `on ${cell}` : `in ${cell}`

/** A bounded answer with both questions answered: why it is not lower, and why not higher. */
function ofBounds(
  answer: Pick<CustodyAnswer, 'id' | 'says' | 'rules' | 'closedBy' | 'proof' | 'numerals' | 'contradiction'>,
  { min, max, restsOn, claims, rolls = [] }: Bounds & Rests,
): AnswerTaken {
  const { closedBy, proof, contradiction } = answer
  const worked = (certificate: Certificate | null | undefined) =>
    proof && certificate ? ` ${proofInWords(proof.system, certificate)}${untried(certificate)}` : ''
  // So much hangs together that not all of it was gone through.
  const cut = proof?.cut ? ' It holds; the search for a tighter one was cut short, so a tighter one may hold too.' : ''
  return {
    ...answer,
    claims: ordered(claims, [...restsOn, ...(closedBy ?? []).filter((claim) => !restsOn.includes(claim))]),
    carries: new Set([...restsOn, ...(closedBy ?? [])]),
    whyNotLower:
      restsOn.length + rolls.length > 0
        ? `Not lower than ${min}: ${count(restsOn.length, rolls.length)} it up.${worked(proof?.lower)}${cut}`
        : contradiction
          ? 'What is said contradicts itself, and until that is settled it sets no lower bound.'
          : 'Nothing accepted sets a lower bound.',
    whyNotHigher:
      max === null
        ? contradiction
          ? 'Its figures contradict one another, and until that is settled no upper end counts.'
          : 'No source closes it above: how many more there are is open.'
        : max === 0 && isLetGo(proof)
          ? 'Not higher than 0: a source says that all were let go.'
          : `Not higher than ${max}: what is accepted leaves no room for more.${worked(proof?.upper)}${cut}`,
  }
}

/** Whether nobody is left because all were let go (CU5): that closes a bound by itself, of whomever anything else is said. */
const isLetGo = (proof: Proof | null): boolean => proof !== null && proof.upper?.relations.length === 0

/** Of a long proof of which it is not shown that nothing can be left out (CU10). */
const untried = (certificate: Certificate): string =>
  certificate.untried === undefined
    ? ''
    : ` The proof has ${restsOn(certificate).length} members, and of ${certificate.untried} nobody tried whether they can be left out: it may hold without some of them.`

interface Rests {
  readonly restsOn: readonly string[]
  readonly claims: readonly string[]
  readonly rolls?: readonly string[]
}

function count(claims: number, rolls: number): string {
  const lists = rolls === 1 ? 'the people named on one list' : `the people named on ${rolls} lists`
  const told = claims === 1 ? 'one claim' : `${claims} claims`
  if (rolls === 0) return claims === 1 ? 'one claim holds' : `${claims} claims together hold`
  return claims === 0 ? `${lists} hold` : `${told} and ${lists} together hold`
}

const ordered = (claims: readonly string[], first: readonly string[]): readonly string[] => [
  ...first,
  ...claims.filter((claim) => !first.includes(claim)),
]

/** A finding; one of figures that cannot all hold (DX8) with the ways out that the answer about them has. */
function ofDiscrepancy(item: Discrepancy, { custody, toll }: Register): AnswerTaken {
  const about =
    item.rule === 'DX8'
      ? [...custody, ...toll].find(({ contradiction }) => contradiction?.claims.join() === item.claims.join())
      : undefined
  return {
    ...item,
    rules: [item.rule],
    carries: new Set(item.claims),
    ...WITHOUT_BOUNDS,
    numerals: about?.numerals ?? null,
    contradiction: about?.contradiction ?? null,
  }
}
