import type { CaseStatus } from '@muster/contract'
import { useEffect, useRef } from 'react'
import { useStatus } from '../api/queries.tsx'
import { InboxScene } from '../scenes/inbox/inbox-scene.tsx'
import { PeopleScene } from '../scenes/people/people-scene.tsx'
import { RegisterScene } from '../scenes/register/register-scene.tsx'
import { ReviewScene } from '../scenes/review/review-scene.tsx'
import { SearchScene } from '../scenes/search/search-scene.tsx'
import { message } from '../words/messages.ts'
import { Problem } from './problem.tsx'
import { addressOf, type Route, useRoute } from './route.ts'

/** The frame of every scene: whose case this is, the way between scenes, and the scene itself. */
export function Workspace() {
  const route = useRoute()
  const status = useStatus()
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = `${message(`nav.${route.scene}`)} · ${status.data?.setting.name ?? message('app.name')}`
  }, [route.scene, status.data?.setting.name])
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {message('app.skip')}
      </button>
      <header className="top">
        <p className="case-name">
          <span className="brand">{message('app.name')}</span>
          <span>{status.data?.setting.name}</span>
          {status.data && <CaseMarks status={status.data} />}
        </p>
        <nav aria-label={message('app.name')}>
          <SceneLink to={{ scene: 'register' }} current={route} />
          <SceneLink to={{ scene: 'inbox' }} current={route} />
          <SceneLink
            to={{ scene: 'review', source: null, claim: null }}
            current={route}
            waiting={status.data?.waiting ?? 0}
          />
          <SceneLink to={{ scene: 'people', left: null, right: null }} current={route} />
          <SceneLink to={{ scene: 'search' }} current={route} />
        </nav>
      </header>
      <main ref={main} tabIndex={-1} id="content">
        <Problem error={status.error} />
        {status.data ? (
          <Scene route={route} status={status.data} />
        ) : (
          !status.error && <p role="status">{message('app.loading')}</p>
        )}
      </main>
    </>
  )
}

function CaseMarks({ status }: { readonly status: CaseStatus }) {
  return (
    <>
      {status.sample && (
        <span className="badge" title={message('app.sampleHelp')}>
          {message('app.sample')}
        </span>
      )}
      {status.sealed === 'open' && !status.sample && (
        <span className="badge warn" title={message('app.openSealHelp')}>
          {message('app.openSeal')}
        </span>
      )}
    </>
  )
}

function SceneLink({
  to,
  current,
  waiting = 0,
}: {
  readonly to: Route
  readonly current: Route
  readonly waiting?: number
}) {
  return (
    <a href={addressOf(to)} aria-current={to.scene === current.scene ? 'page' : undefined}>
      {message(`nav.${to.scene}`)}
      {waiting > 0 && (
        <span className="count" title={message('inbox.waiting', { count: waiting })}>
          {waiting}
        </span>
      )}
    </a>
  )
}

function Scene({ route, status }: { readonly route: Route; readonly status: CaseStatus }) {
  switch (route.scene) {
    case 'register':
      return <RegisterScene status={status} />
    case 'inbox':
      return <InboxScene />
    case 'people':
      return <PeopleScene left={route.left} right={route.right} status={status} />
    case 'search':
      return <SearchScene />
    case 'review':
      return <ReviewScene source={route.source} claim={route.claim} setting={status.setting} />
  }
}
