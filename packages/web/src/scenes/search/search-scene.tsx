import type { SearchView } from '@muster/contract'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSearch } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'

type Hit = SearchView['hits'][number]

/** How many are shown at first, and how many more each time. */
const AT_ONCE = 50
const MOST = 500

/**
 * Finds pages and claims by words. What is searched for stays in this scene: it is in no address, no history and no log,
 * and is forgotten when the scene is left.
 */
export function SearchScene() {
  const [words, setWords] = useState('')
  const [most, setMost] = useState(AT_ONCE)
  const [asked, setAsked] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  const found = useSearch(asked, most)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setAsked(words.trim())
    setMost(AT_ONCE)
  }
  return (
    <>
      <h1>{message('search.title')}</h1>
      <p className="lead" id="search-help">
        {message('search.help')}
      </p>
      <search>
        <form className="search" onSubmit={ask}>
          <label htmlFor="search-words">{message('search.words')}</label>
          <input
            ref={box}
            id="search-words"
            type="search"
            dir="auto"
            maxLength={400}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="search-help"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <button type="submit">{message('search.find')}</button>
        </form>
      </search>
      <Problem error={found.error} />
      {asked !== '' && <Results found={found.data} more={most < MOST ? () => setMost(most + AT_ONCE) : null} />}
    </>
  )
}

function Results({ found, more }: { readonly found: SearchView | undefined; readonly more: (() => void) | null }) {
  const hits = found?.hits ?? []
  return (
    <>
      <p role="status" className="meta">
        {found ? message('search.found', { total: found.total, shown: hits.length }) : message('app.loading')}
      </p>
      <ul className="rows found">
        {hits.map((hit) => (
          <li key={hit.kind === 'page' ? hit.sha256 : hit.id}>
            <Found hit={hit} />
          </li>
        ))}
      </ul>
      {found && more && hits.length < found.total && (
        <button type="button" onClick={more}>
          {message('search.more')}
        </button>
      )}
    </>
  )
}

function Found({ hit }: { readonly hit: Hit }) {
  return hit.kind === 'page' ? (
    <>
      <p className="page-title" dir="auto">
        <a href={addressOf({ scene: 'review', source: hit.sha256, claim: null })}>
          {hit.title ?? message('page.untitled')}
        </a>
      </p>
      <p className="meta">
        {message('search.page')} · {hit.published ?? message('page.undated')}
      </p>
    </>
  ) : (
    <>
      <p className="quote" dir="auto">
        <a href={addressOf({ scene: 'review', source: hit.source, claim: hit.id })}>{hit.quote}</a>
      </p>
      <p className="meta">
        {message('search.claim')} · {verdictPhrase(hit.verdict)}
      </p>
    </>
  )
}

function verdictPhrase(verdict: string | null): string {
  if (verdict === null) return message('review.waiting')
  return message(verdict === 'unsure' ? 'review.unsureDone' : `review.${verdict}`)
}
