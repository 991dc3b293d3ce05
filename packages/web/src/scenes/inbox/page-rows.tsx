import type { SourceSummary } from '@muster/contract'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import { PAGES_AT_ONCE, type PageFilter, useSourceParts } from '../../api/queries.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { publishedPhrase, publisherChain } from '../../words/phrases.ts'

/** A list of pages; only those in sight are asked for and in the document, so that 100,000 scroll as ten do. */
export function PageRows({ filter, total }: { readonly filter: PageFilter; readonly total: number }) {
  const list = useRef<HTMLUListElement>(null)
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), [])
  const rows = useWindowVirtualizer({
    count: total,
    estimateSize: () => 76,
    overscan: 12,
    scrollMargin: offset,
  })
  const inSight = rows.getVirtualItems()
  const numbers = [...new Set(inSight.map(({ index }) => Math.floor(index / PAGES_AT_ONCE)))]
  const parts = useSourceParts(filter, numbers)
  return (
    <ul ref={list} className="pages" style={{ height: rows.getTotalSize() }}>
      {inSight.map((row) => {
        const page = parts.get(Math.floor(row.index / PAGES_AT_ONCE))?.pages[row.index % PAGES_AT_ONCE]
        return page ? (
          <li
            key={row.key}
            data-index={row.index}
            ref={rows.measureElement}
            aria-setsize={total}
            aria-posinset={row.index + 1}
            style={{ transform: `translateY(${row.start - offset}px)` }}
          >
            <PageRow page={page} />
          </li>
        ) : null
      })}
    </ul>
  )
}

function PageRow({ page }: { readonly page: SourceSummary }) {
  return (
    <>
      <p className="page-title">
        <a href={addressOf({ scene: 'review', source: page.sha256, claim: null })} dir="auto">
          {page.title ?? page.from.name ?? message('page.untitled')}
        </a>
      </p>
      <p className="meta">
        <bdi>{publisherChain(page)}</bdi> · {publishedPhrase(page)}
        {page.lang && ` · ${page.lang}`}
        {page.copies > 1 && (
          <>
            {' · '}
            <span className="flag plain">{message('inbox.copies', { count: page.copies })}</span>
          </>
        )}
        {page.preservation.isWeaker && (
          <>
            {' · '}
            <span className="flag">{message('page.weaker')}</span>
          </>
        )}
      </p>
      <p className="page-state">{stateOf(page)}</p>
    </>
  )
}

function stateOf(page: SourceSummary) {
  if (page.claims === 0) return <span className="meta">{message('inbox.noClaims')}</span>
  if (page.waiting === 0) return <span className="meta">✓ {message('inbox.reviewed')}</span>
  return <span className="waiting">{message('inbox.waiting', { count: page.waiting })}</span>
}
