/** Watches for Ctrl-C, so that long work ends between two pages. A second one ends the program at once, as it would without us. */
export function whenInterrupted(): { readonly asked: boolean; readonly end: () => void } {
  const watch = { asked: false, end: () => void process.removeListener('SIGINT', hear) }
  const hear = () => {
    watch.asked = true
  }
  process.once('SIGINT', hear)
  return watch
}
