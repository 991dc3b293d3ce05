import type { SourceSummary } from '@muster/contract'
import { describeDate } from '@muster/core/words'
import { useState } from 'react'
import { useDatePage } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { datePhrase } from '../../words/phrases.ts'
import { typedDate } from './claim-form.ts'

/** The first question on a page without a date: when was it published? It can be left open. */
export function DateQuestion({ page }: { readonly page: SourceSummary }) {
  const [text, setText] = useState('')
  const dating = useDatePage(page.sha256)
  const edtf = typedDate(text)
  return (
    <form
      className="date-question"
      onSubmit={(event) => {
        event.preventDefault()
        if (edtf) dating.mutate(edtf)
      }}
    >
      <label>
        <strong>{message('review.when')}</strong>
        <span>
          {message('review.whenHelp')}{' '}
          {page.publishedNoEarlierThan &&
            message('review.whenNotBefore', { day: datePhrase(page.publishedNoEarlierThan) })}
        </span>
        <input
          value={text}
          placeholder={message('review.whenPlaceholder')}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {edtf && (
        <small role="status">
          {edtf} · {describeDate(edtf)}
        </small>
      )}
      {edtf === undefined && <small role="status">{message('review.notADate')}</small>}
      <button type="submit" disabled={!edtf}>
        {message('review.whenSave')}
      </button>
      <Problem error={dating.error} />
    </form>
  )
}
