import type { SourceSummary } from '@muster/contract'
import { useState } from 'react'
import { useSources } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { publishedPhrase, publisherChain } from '../../words/phrases.ts'
import { AddPages } from './add-pages.tsx'
import { PageRows } from './page-rows.tsx'

/** Where pages come in, and the list of those that did. */
export function InboxScene() {
  const sources = useSources()
  const [filter, setFilter] = useState('')
  const [onlyWaiting, setOnlyWaiting] = useState(false)
  const shown = (sources.data ?? []).filter((page) => matches(page, filter) && (!onlyWaiting || page.waiting > 0))
  return (
    <>
      <h1>{message('inbox.title')}</h1>
      <p className="lead">{message('inbox.help')}</p>
      <AddPages />
      <section aria-labelledby="pages-title">
        <div className="list-head">
          <h2 id="pages-title">
            {message('inbox.pages')} <span className="meta">{sources.data?.length ?? ''}</span>
          </h2>
          <label>
            <span className="unseen">{message('inbox.filter')}</span>
            <input
              type="search"
              placeholder={message('inbox.filter')}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          </label>
          <label className="check">
            <input type="checkbox" checked={onlyWaiting} onChange={(event) => setOnlyWaiting(event.target.checked)} />
            {message('inbox.onlyWaiting')}
          </label>
        </div>
        <Problem error={sources.error} />
        {sources.data?.length === 0 ? <FirstSteps /> : <PageRows pages={shown} />}
      </section>
    </>
  )
}

const matches = (page: SourceSummary, filter: string): boolean =>
  [page.title, page.byline, publisherChain(page), publishedPhrase(page), page.from.name]
    .join(' ')
    .toLowerCase()
    .includes(filter.trim().toLowerCase())

function FirstSteps() {
  return (
    <div className="empty">
      <p>{message('inbox.empty')}</p>
      <ol>
        <li>{message('inbox.step1')}</li>
        <li>
          <a href={addressOf({ scene: 'review', source: null, claim: null })}>{message('inbox.step2')}</a>
        </li>
        <li>
          <a href={addressOf({ scene: 'register' })}>{message('inbox.step3')}</a>
        </li>
      </ol>
    </div>
  )
}
