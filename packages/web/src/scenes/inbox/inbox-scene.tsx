import { useState } from 'react'
import { useSources } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { AddPages } from './add-pages.tsx'
import { PageRows } from './page-rows.tsx'

/** Where pages come in, and the list of those that did. */
export function InboxScene() {
  const [words, setWords] = useState('')
  const [onlyWaiting, setOnlyWaiting] = useState(false)
  const all = useSources(EVERY_PAGE)
  const filter = { words, onlyWaiting }
  const shown = useSources(filter)
  return (
    <>
      <h1>{message('inbox.title')}</h1>
      <p className="lead">{message('inbox.help')}</p>
      <AddPages />
      <section aria-labelledby="pages-title">
        <div className="list-head">
          <h2 id="pages-title">
            {message('inbox.pages')}{' '}
            <span className="meta" role="status">
              {pagesPhrase(shown.data?.total, all.data?.total)}
            </span>
          </h2>
          <label>
            <span className="unseen">{message('inbox.filter')}</span>
            <input
              type="search"
              placeholder={message('inbox.filter')}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </label>
          <label className="check">
            <input type="checkbox" checked={onlyWaiting} onChange={(event) => setOnlyWaiting(event.target.checked)} />
            {message('inbox.onlyWaiting')}
          </label>
        </div>
        <Problem error={shown.error} />
        {shown.data?.total === 0 && all.data !== undefined && all.data.total > 0 && (
          <p className="empty">{message('inbox.nothingShown')}</p>
        )}
        {all.data?.total === 0 ? <FirstSteps /> : <PageRows filter={filter} total={shown.data?.total ?? 0} />}
      </section>
    </>
  )
}

/** '3 of 14' while a list is narrowed; '14' while it is not. */
const pagesPhrase = (shown: number | undefined, all: number | undefined): string =>
  all === undefined ? '' : shown === undefined || shown === all ? String(all) : message('inbox.shown', { shown, all })

const EVERY_PAGE = { words: '', onlyWaiting: false }

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
