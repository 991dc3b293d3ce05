import type { RelationQuestionView } from '@muster/contract'
import { useState } from 'react'
import { useQuestions, useRelate } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { addressOf } from '../../shell/route.ts'
import { SentenceInContext } from '../../why/sentence-in-context.tsx'
import { message } from '../../words/messages.ts'
import { claimHead, datePhrase, publishedPhrase, publisherChain, speakerPhrase } from '../../words/phrases.ts'
import { standingForm } from './segments.ts'
import { useShortcuts } from './shortcuts.ts'

type Answer = 'yes' | 'no' | 'unsure'
const ANSWERS: readonly (readonly [Answer, string])[] = [
  ['yes', 'y'],
  ['no', 'n'],
  ['unsure', '-'],
]

/** What lies between pages, one question at a time: are two groups the same people, or is nobody in both? */
export function RelationQuestions() {
  const questions = useQuestions()
  const relate = useRelate()
  const [skipped, setSkipped] = useState<readonly string[]>([])
  const open = (questions.data ?? []).filter((question) => !skipped.includes(keyOf(question)))
  const [shown] = open
  const answer = (word: Answer) => {
    if (!shown) return
    setSkipped((keys) => [...keys, keyOf(shown)])
    relate.mutate({ relation: shown.relation, claim: shown.claim, other: shown.other, answer: word })
  }
  useShortcuts(!shown, { y: () => answer('yes'), n: () => answer('no'), '-': () => answer('unsure') })
  if (!questions.data) return <Problem error={questions.error} />
  return (
    <section className="questions" aria-labelledby="questions-title">
      <h2 id="questions-title">
        {message('questions.title')} <span className="meta">{message('questions.count', { count: open.length })}</span>
      </h2>
      <p className="meta">{message('questions.help')}</p>
      <Problem error={relate.error} />
      {shown ? <Question question={shown} onAnswer={answer} /> : <p className="meta">{message('questions.nothing')}</p>}
    </section>
  )
}

const keyOf = ({ relation, claim, other }: RelationQuestionView): string => `${relation} ${claim} ${other}`

function Question({
  question,
  onAnswer,
}: {
  readonly question: RelationQuestionView
  readonly onAnswer: (word: Answer) => void
}) {
  return (
    <div className="question">
      <div className="sides">
        {question.sides.map((side) => (
          <Side key={side.view.proposal.id} side={side} />
        ))}
      </div>
      <p>
        <strong>{message(`questions.${question.relation}`)}</strong> <span className="meta">{question.because}</span>
      </p>
      <p className="acts">
        {ANSWERS.map(([word, key]) => (
          <button key={word} type="button" onClick={() => onAnswer(word)} aria-keyshortcuts={key}>
            {message(`questions.${word}`)} <kbd>{key}</kbd>
          </button>
        ))}
      </p>
    </div>
  )
}

function Side({ side: { view, page, context } }: { readonly side: RelationQuestionView['sides'][number] }) {
  const claim = standingForm(view)
  return (
    <div>
      <p className="evidence-head">{claimHead(claim)}</p>
      <SentenceInContext page={page} context={context} />
      <p className="meta">
        {speakerPhrase(claim)}
        {claim.date && ` · ${datePhrase(claim.date)}`} ·{' '}
        <a href={addressOf({ scene: 'review', source: view.source, claim: view.proposal.id })} dir="auto">
          {page.title ?? message('page.untitled')}
        </a>{' '}
        · {publisherChain(page)} · {publishedPhrase(page)}
      </p>
    </div>
  )
}
