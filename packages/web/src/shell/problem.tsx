import { ApiError } from '@muster/contract'
import { message } from '../words/messages.ts'

/** What went wrong in the server's own sentence, announced when it appears. */
export function Problem({ error }: { readonly error: unknown }) {
  if (!error) return null
  const says = error instanceof ApiError ? error.message : message('error.lost')
  return (
    <p className="problem" role="alert">
      <strong>{message('error.title')}.</strong> {says}
    </p>
  )
}
