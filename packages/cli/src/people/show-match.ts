import type { PeopleMatch, PileLine } from '@muster/app'
import { counted } from '../counted.ts'

const share = (chance: number | null): string => (chance === null ? '' : ` (${(chance * 100).toFixed(1)} %)`)

const LABELS: Readonly<Record<PileLine['state'], string>> = {
  open: '',
  settled: ', judged',
  second: ', waits for another reviewer',
  signature: ', waits for a signature',
  disputed: ', disputed',
}

const line = ({ one, other, name, otherName, chance, state }: PileLine): string =>
  other === null
    ? `  ${one.roll}/${one.row} ${name}\n`
    : `  ${one.roll}/${one.row} ${name}  =  ${other.roll}/${other.row} ${otherName ?? ''}${share(chance)}${LABELS[state]}\n`

/** The piles in sentences that can be read aloud, then line by line. */
export function matchInWords(match: PeopleMatch): string {
  const { same, look, onlyLeft, onlyRight } = match.piles
  const rows = (count: number): string => counted(count, 'row')
  const are = (count: number): string => (count === 1 ? 'is' : 'are')
  const appear = (count: number): string => (count === 1 ? 'appears' : 'appear')
  const judged = (count: number): string => (count === 0 ? '' : `, ${count} of them judged`)
  return [
    `Compared by ${match.comparedBy.join(', ')}; ${match.precision * 100} % of ‘same’ are to be right.\n`,
    `${rows(same.rows)} of ${match.left} ${match.within ? `${appear(same.rows)} twice` : `${are(same.rows)} on the other list`}${judged(same.judged)}.\n`,
    ...same.lines.map(line),
    `${rows(look.rows)} to be looked at.\n`,
    ...look.lines.map(line),
    `${rows(onlyLeft.rows)} of ${match.left} ${match.within ? `${appear(onlyLeft.rows)} once` : `${are(onlyLeft.rows)} not on the other`}${judged(onlyLeft.judged)}.\n`,
    ...(match.within ? [] : onlyLeft.lines.map(line)),
    ...(match.within
      ? []
      : [
          `${rows(onlyRight.rows)} of ${match.right} ${are(onlyRight.rows)} not on the first.\n`,
          ...onlyRight.lines.map(line),
        ]),
    ...(match.conflicts > 0
      ? [`${match.conflicts} judgements contradict others: see 'muster people conflicts'.\n`]
      : []),
    'Nothing was merged: each answer is for a person to judge.\n',
  ].join('')
}
