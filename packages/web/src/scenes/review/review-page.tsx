import type { CaseStatus, SourceView } from '@muster/contract'
import type { Claim } from '@muster/core/words'
import { useEffect, useState } from 'react'
import { useJudge, useMark, useUndo } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { keptPhrases, publishedPhrase, publisherChain } from '../../words/phrases.ts'
import { type CardAct, ClaimCard, type WordsInPlace } from './claim-card.tsx'
import { ClaimEditor } from './claim-editor.tsx'
import { blankClaim } from './claim-form.ts'
import { DateQuestion } from './date-question.tsx'
import { ConsideredAndDropped, WhyTheseFields } from './field-basis.tsx'
import { KeyHelp } from './key-help.tsx'
import { PageText, selectedSpan } from './page-text.tsx'
import { RelationQuestions } from './relation-questions.tsx'
import { standingForm } from './segments.ts'
import { useShortcuts } from './shortcuts.ts'

interface Props {
  readonly view: SourceView
  /** The claim that the address asks for. */
  readonly asked: string | null
  readonly setting: CaseStatus['setting']
  readonly next: string | null
}

/** What is open in the editor: a claim of the page, or words that become a new one. */
interface Editing {
  readonly claim: Claim
  readonly fresh: boolean
}

/** So much of a paragraph stands around a claim's words. */
const AROUND = 160

/** A claim's words with what stands around them in their block. */
function wordsInPlace({ text, blocks }: SourceView, { start, end }: Pick<Claim, 'start' | 'end'>): WordsInPlace {
  const block = blocks.find((one) => one.start <= start && end <= one.end)
  const from = Math.max(block?.start ?? 0, start - AROUND)
  const to = Math.min(block?.end ?? text.length, end + AROUND)
  return { before: text.slice(from, start), exact: text.slice(start, end), after: text.slice(end, to) }
}

/** A page and its claims side by side, judged from the keyboard. */
export function ReviewPage({ view, asked, setting, next }: Props) {
  const { claims, summary } = view
  const firstWaiting = claims.find((claim) => claim.verdict === null)?.proposal.id ?? claims[0]?.proposal.id ?? null
  const [active, setActive] = useState<string | null>(asked ?? firstWaiting)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [helping, setHelping] = useState(false)
  const [hint, setHint] = useState('')
  const [showChrome, setShowChrome] = useState(false)
  useEffect(() => setActive((now) => asked ?? now), [asked])
  const [judge, undo, mark] = [useJudge(), useUndo(), useMark(summary.sha256)]

  const move = (step: number) => {
    const at = claims.findIndex((claim) => claim.proposal.id === active)
    const to = claims[Math.min(claims.length - 1, Math.max(0, at + step))]
    if (to) setActive(to.proposal.id)
  }
  const current = claims.find((claim) => claim.proposal.id === active) ?? null
  const act = (what: CardAct) => {
    if (!current) return
    const { id } = current.proposal
    if (what === 'edit') return setEditing({ claim: standingForm(current), fresh: false })
    if (what === 'split') return setEditing({ claim: { ...standingForm(current), id: 'new' }, fresh: true })
    if (what === 'undo') return current.verdict ? undo.mutate(id) : undefined
    // A key held too long would judge one claim twice.
    if (judge.isPending) return
    const verdict = what === 'accept' ? 'accepted' : what === 'reject' ? 'rejected' : 'unsure'
    judge.mutate({ claim: id, verdict }, { onSuccess: () => move(1) })
  }
  const markSelection = () => {
    const span = selectedSpan()
    if (!span) return setHint(message('review.select'))
    setHint('')
    setEditing({ claim: blankClaim(view.text.slice(span.start, span.end), span.start, span.end), fresh: true })
  }
  const save = (claim: Claim) => {
    if (editing?.fresh) mark.mutate(claim, { onSuccess: (added) => setActive(added.proposal.id) })
    else judge.mutate({ claim: claim.id, verdict: 'amended', amended: claim }, { onSuccess: () => move(1) })
    setEditing(null)
  }
  useShortcuts(editing !== null || helping, {
    j: () => move(1),
    k: () => move(-1),
    a: () => act('accept'),
    e: () => act('edit'),
    x: () => act('reject'),
    u: () => act('unsure'),
    s: () => act('split'),
    z: () => act('undo'),
    m: markSelection,
    '?': () => setHelping(true),
  })
  const done = claims.filter((claim) => claim.verdict !== null).length
  return (
    <>
      <div className="review-head">
        <div>
          <h1 dir="auto">{summary.title ?? message('page.untitled')}</h1>
          <p className="meta">
            <bdi>{publisherChain(summary)}</bdi>
            {summary.byline && ` · ${summary.byline}`} · {publishedPhrase(summary)}
          </p>
          {keptPhrases(summary).map((phrase) => (
            <p key={phrase} className="meta" dir="auto">
              {phrase}
            </p>
          ))}
          <p className="hash">sha256 {summary.sha256}</p>
        </div>
        <p className="review-progress" role="status">
          <progress value={done} max={Math.max(1, claims.length)} />{' '}
          {message('review.progress', { done, total: claims.length })}
          {next && (
            <>
              {' · '}
              <a href={addressOf({ scene: 'review', source: next, claim: null })}>{message('review.nextPage')}</a>
            </>
          )}
        </p>
      </div>
      <Problem error={judge.error ?? undo.error ?? mark.error} />
      <div className="review">
        <section aria-label={message('review.page')}>
          <label className="check">
            <input type="checkbox" checked={showChrome} onChange={(event) => setShowChrome(event.target.checked)} />
            {message('review.chromeShown')}
          </label>
          <PageText view={view} active={active} showChrome={showChrome} onChoose={setActive} />
        </section>
        <section aria-label={message('review.claims')}>
          {summary.published === null && <DateQuestion page={summary} />}
          <p className="acts">
            <button type="button" onClick={markSelection} aria-keyshortcuts="m">
              {message('review.mark')} <kbd>m</kbd>
            </button>
            <button type="button" onClick={() => setHelping(true)}>
              {message('review.keys')} <kbd>?</kbd>
            </button>
            <span role="status">{hint}</span>
          </p>
          {editing?.fresh && (
            <ClaimEditor
              claim={editing.claim}
              others={claims}
              setting={setting}
              onSave={save}
              onCancel={() => setEditing(null)}
            />
          )}
          <ol className="cards">
            {claims.map((claim, at) =>
              editing && !editing.fresh && editing.claim.id === claim.proposal.id ? (
                <li key={claim.proposal.id}>
                  <ClaimEditor
                    claim={editing.claim}
                    others={claims}
                    setting={setting}
                    onSave={save}
                    onCancel={() => setEditing(null)}
                  />
                </li>
              ) : (
                <ClaimCard
                  key={claim.proposal.id}
                  view={claim}
                  number={at + 1}
                  active={claim.proposal.id === active}
                  words={wordsInPlace(view, standingForm(claim))}
                  onChoose={() => setActive(claim.proposal.id)}
                  onAct={act}
                >
                  <WhyTheseFields view={view} claim={claim.proposal} />
                </ClaimCard>
              ),
            )}
          </ol>
          <ConsideredAndDropped view={view} />
        </section>
      </div>
      {done === claims.length && !editing && <RelationQuestions />}
      {helping && <KeyHelp onClose={() => setHelping(false)} />}
    </>
  )
}
