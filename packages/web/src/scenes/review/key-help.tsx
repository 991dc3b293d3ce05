import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { message } from '../../words/messages.ts'

type Keys = readonly (readonly [key: string, words: string])[]

const KEYS: Keys = [
  ['j', 'keys.next'],
  ['k', 'keys.previous'],
  ['a', 'review.accept'],
  ['e', 'review.edit'],
  ['x', 'review.reject'],
  ['u', 'review.unsure'],
  ['s', 'review.split'],
  ['m', 'review.mark'],
  ['z', 'review.undo'],
  ['?', 'keys.help'],
]

/** The keys of a scene; without `keys` those of the review. */
export function KeyHelp({ keys = KEYS, onClose }: { readonly keys?: Keys; readonly onClose: () => void }) {
  return (
    <ModalOverlay className="drawer-back" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="help">
        <Dialog>
          <Heading slot="title">{message('review.keys')}</Heading>
          <dl className="keys">
            {keys.map(([key, words]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{message(words)}</dd>
              </div>
            ))}
          </dl>
          <Button slot="close">{message('why.close')}</Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
