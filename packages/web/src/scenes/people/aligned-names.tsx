import type { PairDetailView } from '@muster/contract'
import { message } from '../../words/messages.ts'

type Names = PairDetailView['names']

/** A name of one list, each word numbered with the word of the other list that answers it. */
export function AlignedName({ names, side }: { readonly names: Names; readonly side: 'left' | 'right' }) {
  const numbers = new Map(
    names.left
      .flatMap(({ answeredBy }, at) => (answeredBy === null ? [] : [[at, answeredBy] as const]))
      .map(([left, right], at) => [side === 'left' ? left : right, at + 1] as const),
  )
  return (
    <bdi className="aligned" dir="auto">
      {names[side].map((word, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of a name have no identity but their place
        <Word key={at} word={word} number={numbers.get(at) ?? null} />
      ))}
    </bdi>
  )
}

function Word({ word, number }: { readonly word: Names['left'][number]; readonly number: number | null }) {
  const how = !word.compared ? 'left-out' : (word.how ?? 'none')
  const says = !word.compared
    ? message('pair.leftOut')
    : word.how === null
      ? message('pair.noPartner')
      : message(`pair.key.${word.how}`)
  return (
    <span className="word" data-how={how} title={says}>
      {word.text}
      {number !== null && (
        <sup>
          <span className="unseen"> {message('pair.answered', { number: '' })}</span>
          {number}
        </sup>
      )}
      {number === null && <span className="unseen"> ({says})</span>}{' '}
    </span>
  )
}

/** What the underlines below words mean; only those that are there. */
export function AlignmentKey({ names }: { readonly names: Names }) {
  const words = [...names.left, ...names.right]
  const shown = [
    ...(['same-letters', 'same-name', 'initial'] as const)
      .filter((how) => words.some((word) => word.how === how))
      .map((how) => [how, message(`pair.key.${how}`)] as const),
    ...(words.some((word) => word.compared && word.how === null) ? [['none', message('pair.noPartner')] as const] : []),
    ...(words.some((word) => !word.compared) ? [['left-out', message('pair.leftOut')] as const] : []),
  ]
  return (
    <p className="alignment-key meta">
      {shown.map(([how, says]) => (
        <span key={how}>
          <span className="word" data-how={how}>
            {how === 'left-out' ? '( )' : 'abc'}
          </span>{' '}
          {says}
        </span>
      ))}
    </p>
  )
}
