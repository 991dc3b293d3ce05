import type { CustodyView, RegisterAsk } from '@muster/contract'
import type { Standing } from '@muster/core/words'
import { useReconciliation } from '../../api/people-queries.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'

interface Props {
  readonly answer: CustodyView
  readonly standing: Standing
  readonly ask: RegisterAsk
}

/** Beside a figure of custody, how many of those people are known by name; nothing where no list speaks of them. */
export function NamedOnLists({ answer, standing, ask }: Props) {
  const { data } = useReconciliation(ask)
  const named = data?.custody.find((each) => each.holder === answer.holder && each.peopleOf === answer.peopleOf)
  if (!named || named.rolls.length === 0) return null
  return (
    <p className="meta" title={named.says}>
      <a href={addressOf({ scene: 'people', left: null, right: null })}>
        {message('custody.named', { count: named.floors[standing], leftOut: named.leftOut })}
      </a>
    </p>
  )
}
