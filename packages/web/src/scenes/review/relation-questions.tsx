import type { RelationQuestionView } from '@muster/contract'
import { useRef, useState } from 'react'
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
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [takenBack, setTakenBack] = useState<Answer | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [reopened, setReopened] = useState<readonly RelationQuestionView[]>([])
  const open = [...reopened, ...(questions.data ?? [])].filter(
    (question, at, all) =>
      !skipped.includes(keyOf(question)) && all.findIndex((each) => keyOf(each) === keyOf(question)) === at,
  )
  const [shown] = open
  const answer = (word: Answer) => {
    if (!shown) return
    setSkipped((keys) => [...keys, keyOf(shown)])
    setAnswered({ question: shown, word })
    setTakenBack(null)
    relate.mutate({ relation: shown.relation, claim: shown.claim, other: shown.other, answer: word })
  }
  /** An answer that was a slip: the pair is left open, and the question stands again. */
  const takeBack = () => {
    if (!answered) return
    const { question, word } = answered
    setSkipped((keys) => keys.filter((key) => key !== keyOf(question)))
    setAnswered(null)
    setTakenBack(word)
    heading.current?.focus()
    setReopened((questions) => [question, ...questions.filter((each) => keyOf(each) !== keyOf(question))])
    relate.mutate({ relation: question.relation, claim: question.claim, other: question.other, answer: 'unsure' })
  }
  useShortcuts(!shown, {
    y: () => answer('yes'),
    n: () => answer('no'),
    '-': () => answer('unsure'),
  })
  if (!questions.data) return <Problem error={questions.error} />
  return (
    <section className="questions" aria-labelledby="questions-title">
      <h2 id="questions-title" ref={heading} tabIndex={-1}>
        {message('questions.title')} <span className="meta">{message('questions.count', { count: open.length })}</span>
      </h2>
      <p className="meta">{message('questions.help')}</p>
      <Problem error={relate.error} />
      {answered && (
        <p className="meta" role="status">
          {message('questions.answered', { answer: message(`questions.${answered.word}`) })}{' '}
          <button type="button" onClick={takeBack}>
            {message('questions.takeBack')}
          </button>
        </p>
      )}
      {takenBack && (
        <p className="meta" role="status">
          {message('questions.takenBack', { answer: message(`questions.${takenBack}`) })}
        </p>
      )}
      {shown ? <Question question={shown} onAnswer={answer} /> : <p className="meta">{message('questions.nothing')}</p>}
    </section>
  )
}

interface Answered {
  readonly question: RelationQuestionView
  readonly word: Answer
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
        <strong>{message(`questions.${question.relation}`)}</strong>{' '}
        <span className="meta" dir="auto">
          {question.because}
        </span>
      </p>
      <Reasons question={question} />
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

/** What the score comes from, for and against, in words: no colour says what no word does. */
function Reasons({ question: { score, reasons } }: { readonly question: RelationQuestionView }) {
  if (reasons.length === 0) return <p className="reasons meta">{message('questions.nothingSpeaks')}</p>
  return (
    <details className="reasons">
      <summary>{message('questions.score', { score })}</summary>
      <ul>
        {reasons.map(({ about, points, says }) => (
          <li key={about}>
            <span className="figure" dir="ltr">
              {points > 0 ? `+${points}` : `−${-points}`}
            </span>{' '}
            <span dir="auto">{says}</span>
          </li>
        ))}
      </ul>
      <p className="meta">{message('questions.scoreHelp')}</p>
    </details>
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
