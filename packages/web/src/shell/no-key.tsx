import { message } from '../words/messages.ts'

/** What a tab shows that was opened without the address that Muster printed. */
export const NoKey = () => (
  <main className="lonely">
    <h1>{message('app.noKey')}</h1>
    <p>{message('app.noKeyHelp')}</p>
  </main>
)
