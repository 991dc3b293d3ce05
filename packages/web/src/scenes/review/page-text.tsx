import type { SourceView } from '@muster/contract'
import { useEffect, useRef } from 'react'
import { segmentsOf, standingForm } from './segments.ts'

interface Props {
  readonly view: SourceView
  readonly active: string | null
  readonly showChrome: boolean
  readonly onChoose: (claim: string) => void
}

/** The page's own text with the claims marked in it. Only text is shown: nothing of the page runs or loads. */
export function PageText({ view, active, showChrome, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const marked = active === null ? null : box.current?.querySelector(`[data-claims~="${active}"]`)
    marked?.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    })
  }, [active])
  const blocks = view.blocks.filter((block) => showChrome || block.role !== 'chrome')
  return (
    <div ref={box} className="page-text" dir="auto" lang={view.summary.lang ?? undefined}>
      {blocks.map((block) => (
        <p key={block.start} data-role={block.role} lang={block.lang ?? undefined} dir="auto">
          {segmentsOf(block.start, block.end, view.claims).map((segment) => {
            const words = view.text.slice(segment.start, segment.end)
            if (segment.claims.length === 0)
              return (
                <span key={segment.start} data-at={segment.start}>
                  {words}
                </span>
              )
            return (
              <Marked
                key={segment.start}
                words={words}
                at={segment.start}
                claims={segment.claims}
                view={view}
                active={active}
                onChoose={onChoose}
              />
            )
          })}
        </p>
      ))}
    </div>
  )
}

interface MarkedProps {
  readonly words: string
  readonly at: number
  readonly claims: readonly string[]
  readonly view: SourceView
  readonly active: string | null
  readonly onChoose: (claim: string) => void
}

function Marked({ words, at, claims, view, active, onChoose }: MarkedProps) {
  const views = view.claims.filter((item) => claims.includes(item.proposal.id))
  const shown = views.find((item) => item.proposal.id === active) ?? views[0]
  if (!shown) return words
  const starting = views.filter((item) => standingForm(item).start === at)
  return (
    // The cards beside the text do all of this from the keyboard; a click here is a short cut.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <mark
      data-at={at}
      data-claims={claims.join(' ')}
      data-kind={standingForm(shown).kind}
      data-verdict={shown.verdict?.verdict ?? 'waiting'}
      data-active={shown.proposal.id === active}
      onClick={() => onChoose(shown.proposal.id)}
    >
      {starting.map((item) => (
        <sup key={item.proposal.id} aria-hidden="true">
          {view.claims.indexOf(item) + 1}
        </sup>
      ))}
      {words}
    </mark>
  )
}

/** Where the words that a person selected stand in the page's text; null when nothing of the page is selected. */
export function selectedSpan(): { readonly start: number; readonly end: number } | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const [start, end] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)]
  return start !== null && end !== null && start < end ? { start, end } : null
}

function placeOf(node: Node, offset: number): number | null {
  const holder = (node instanceof Element ? node : node.parentElement)?.closest('[data-at]')
  if (!(holder instanceof HTMLElement) || !holder.dataset.at) return null
  // The number of a claim stands before its words and is no part of the page.
  const inNumber = node.parentElement?.tagName === 'SUP'
  return Number(holder.dataset.at) + (inNumber ? 0 : offset)
}
