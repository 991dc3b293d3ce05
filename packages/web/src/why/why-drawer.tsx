import type { EvidenceView, RegisterAsk, WhyView } from '@muster/contract'
import { useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWhy } from '../api/queries.tsx'
import { Problem } from '../shell/problem.tsx'
import { addressOf } from '../shell/route.ts'
import { message } from '../words/messages.ts'
import {
  claimHead,
  datePhrase,
  publishedPhrase,
  publisherChain,
  speakerPhrase,
  standingPhrase,
  weakerPhrase,
} from '../words/phrases.ts'
import { footnoteOf } from './footnote.ts'
import { SentenceInContext } from './sentence-in-context.tsx'

interface Props {
  readonly answer: string
  readonly ask: RegisterAsk
  readonly onClose: () => void
}

/** From an answer down to its sentences. Escape closes it, and the focus goes back to the figure it was opened from. */
export function WhyDrawer({ answer, ask, onClose }: Props) {
  const why = useWhy(answer, ask)
  return (
    <ModalOverlay className="drawer-back" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="drawer">
        <Dialog aria-label={message('why.title')}>
          <div className="drawer-head">
            <Heading slot="title">{message('why.title')}</Heading>
            <div>
              {why.data && <CopyButton why={why.data} />}
              <Button onPress={() => print()}>{message('why.print')}</Button>
              <Button slot="close">{message('why.close')}</Button>
            </div>
          </div>
          <Problem error={why.error} />
          {why.data ? <Reasons why={why.data} /> : !why.error && <p role="status">{message('app.loading')}</p>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function CopyButton({ why }: { readonly why: WhyView }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(footnoteOf(why))
    setCopied(true)
  }
  return <Button onPress={() => void copy()}>{message(copied ? 'why.copied' : 'why.copy')}</Button>
}

function Reasons({ why }: { readonly why: WhyView }) {
  return (
    <>
      <p className="why-says">{why.says}</p>
      <p className="meta">
        {message('register.trueAt')} {datePhrase(why.trueAt)} · {message('register.knownBy')} {datePhrase(why.knownBy)}
        {why.numerals !== null &&
          ` · ${standingPhrase(why.standing)} · ${message('why.numerals', { numerals: why.numerals })}`}
      </p>
      {(why.whyNotLower || why.whyNotHigher) && (
        <ul className="why-bounds">
          {[why.whyNotLower, why.whyNotHigher].map((line) => line && <li key={line}>{line}</li>)}
        </ul>
      )}
      <Contradiction contradiction={why.contradiction} />
      <ol className="evidence">
        {why.evidence.map((item) => (
          <Evidence key={item.view.proposal.id} item={item} />
        ))}
      </ol>
      {why.given.length > 0 && (
        <details>
          <summary>{message('why.given')}</summary>
          <ul className="given">
            {why.given.slice(0, MOST_GIVEN).map(({ id, says, by }) => (
              <li key={id}>
                {says} <span className="meta">({by})</span>
              </li>
            ))}
          </ul>
          {why.given.length > MOST_GIVEN && (
            <p className="meta">{message('why.givenMore', { count: why.given.length - MOST_GIVEN })}</p>
          )}
        </details>
      )}
      <details>
        <summary>{message('why.rules')}</summary>
        <dl className="rules">
          {why.rules.map((rule) => (
            <div key={rule.number}>
              <dt>{rule.number}</dt>
              <dd>{rule.says}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

/** What a long proof takes as given is not all listed. */
const MOST_GIVEN = 200

/** What cannot all hold, and each way out with what the register would say then. */
function Contradiction({ contradiction }: Pick<WhyView, 'contradiction'>) {
  if (contradiction === null) return null
  return (
    <section className="why-conflict">
      <h3>{message('why.conflict')}</h3>
      <ul>
        {contradiction.grounds.map((ground) => (
          <li key={ground}>{ground}</li>
        ))}
      </ul>
      <h3>{message('why.waysOut')}</h3>
      <ol>
        {contradiction.waysOut.map(({ setAside, says }) => (
          <li key={setAside.join()}>
            {setAside.join(' · ')}: <strong>{says}</strong>
          </li>
        ))}
      </ol>
      {contradiction.more && <p className="meta">{message('why.moreWays')}</p>}
    </section>
  )
}

function Evidence({ item }: { readonly item: EvidenceView }) {
  const { view, page, context } = item
  const claim = view.verdict?.amended ?? view.proposal
  return (
    <li data-carries={item.carries}>
      <p className="evidence-head">
        <span className="carries">
          <span aria-hidden="true">{item.carries ? '●' : '○'}</span>{' '}
          {message(item.carries ? 'why.carries' : 'why.beside')}
        </span>
        <span>{claimHead(claim)}</span>
        <span>{view.standing ? standingPhrase(view.standing) : claim.stance}</span>
      </p>
      <SentenceInContext page={page} context={context} />
      <p className="meta">
        {speakerPhrase(claim)}
        {claim.date && ` · ${datePhrase(claim.date)}`} ·{' '}
        <cite dir="auto">{page.title ?? message('page.untitled')}</cite> · {publisherChain(page)} ·{' '}
        {publishedPhrase(page)}
      </p>
      <p className="meta">
        <a href={addressOf({ scene: 'review', source: view.source, claim: view.proposal.id })}>{message('why.page')}</a>
        {view.verdict &&
          ` · ${view.verdict.unread ? message('why.unread') : message('why.verdict', { verdict: view.verdict.verdict, by: view.verdict.by })}`}
      </p>
      {page.preservation.isWeaker && <p className="meta">{weakerPhrase(page)}</p>}
      <p className="hash" title={message('why.hash')}>
        sha256 {page.sha256} · {claim.start}–{claim.end}
      </p>
    </li>
  )
}
