import { ApiError, type CaptureRequest, type CaptureResult } from '@muster/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useClient } from '../../api/queries.tsx'
import { base64Of } from '../../shell/base64-of.ts'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'

interface Item {
  readonly name: string
  readonly state: 'working' | 'done' | 'failed'
  readonly says: string
  readonly result: CaptureResult | null
}

/** Drop, fetch or paste. Each item tells what came of it; what failed says why and what to do, and blocks nothing else. */
export function AddPages() {
  const { items, add } = useAdding()
  return (
    <section className="adding">
      <DropZone onFiles={(files) => void addFiles(files, add)} />
      <AddressForm onAdd={(url) => void add(url, () => Promise.resolve({ url }))} />
      <TextForm onAdd={(text) => void add(text.slice(0, 40), () => Promise.resolve({ text }))} />
      <ul className="progress" aria-live="polite">
        {items.map((item) => (
          <li key={item.name} data-state={item.state}>
            <bdi>{item.name}</bdi>: {item.says}{' '}
            {item.result && item.result.proposed > 0 && (
              <a href={addressOf({ scene: 'review', source: item.result.sha256, claim: null })}>
                {message('inbox.review')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Add = (name: string, request: () => Promise<CaptureRequest>) => Promise<boolean>

function useAdding(): { items: readonly Item[]; add: Add } {
  const client = useClient()
  const queries = useQueryClient()
  const [items, setItems] = useState<readonly Item[]>([])
  const put = (item: Item) => setItems((all) => [item, ...all.filter((other) => other.name !== item.name)])
  const add: Add = async (name, request) => {
    put({ name, state: 'working', says: message('inbox.working'), result: null })
    try {
      const result = await client.capture(await request())
      const says = result.already ? message('inbox.already') : message('inbox.added', { count: result.proposed })
      put({ name, state: 'done', says: [says, ...result.notes].join(' · '), result })
      await queries.invalidateQueries()
      return true
    } catch (error) {
      put({
        name,
        state: 'failed',
        says: error instanceof ApiError ? error.message : message('error.lost'),
        result: null,
      })
      return false
    }
  }
  return { items, add }
}

async function addFiles(files: readonly File[], add: Add): Promise<void> {
  for (const file of files)
    await add(file.name, async () => ({ base64: await base64Of(file), name: file.name, mediaType: file.type || null }))
}

function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const id = useId()
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the file field inside does the same from the keyboard
    <div
      className="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <label htmlFor={id}>{message('inbox.drop')}</label>
      <p className="meta">{message('inbox.dropHelp')}</p>
      <input
        id={id}
        type="file"
        multiple
        accept=".html,.htm,.xhtml,.mhtml,.txt,.eml,.docx,.pdf,text/html,text/plain"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}

function AddressForm({ onAdd }: { readonly onAdd: (url: string) => void }) {
  const [url, setUrl] = useState('')
  return (
    <form
      className="address"
      onSubmit={(event) => {
        event.preventDefault()
        onAdd(url)
      }}
    >
      <label>
        <span>{message('inbox.url')}</span>
        <input
          type="url"
          required
          placeholder="https://…"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
      </label>
      <button type="submit">{message('inbox.fetch')}</button>
    </form>
  )
}

function TextForm({ onAdd }: { readonly onAdd: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      className="paste"
      onSubmit={(event) => {
        event.preventDefault()
        onAdd(text)
      }}
    >
      <label>
        <span>{message('inbox.text')}</span>
        <textarea required rows={3} dir="auto" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit">{message('inbox.add')}</button>
    </form>
  )
}
