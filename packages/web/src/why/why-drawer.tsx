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
      </p>
      {(why.whyNotLower || why.whyNotHigher) && (
        <ul className="why-bounds">
          {[why.whyNotLower, why.whyNotHigher].map((line) => line && <li key={line}>{line}</li>)}
        </ul>
      )}
      <ol className="evidence">
        {why.evidence.map((item) => (
          <Evidence key={item.view.proposal.id} item={item} />
        ))}
      </ol>
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
