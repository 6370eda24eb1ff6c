import {enableVisualEditing} from '@sanity/visual-editing/enable-visual-editing'
import {previewPaths} from './paths.ts'

/** Runs in the preview's page: overlays for click-to-edit, and the newest text whenever the Studio has saved some. */

let wanted = 0
let running: Promise<void> | undefined

/** Shows the newest text; of many calls at once the last is answered by one more look. */
function showNewest(): Promise<void> {
  wanted += 1
  running ??= refreshUntilCurrent().finally(() => (running = undefined))
  return running
}

async function refreshUntilCurrent(): Promise<void> {
  for (let seen = 0; seen !== wanted; ) {
    seen = wanted
    await refresh()
  }
}

async function refresh(): Promise<void> {
  const answer = await fetch(location.href, {headers: {accept: 'text/html'}})
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [main, newest] = [document.getElementById('main'), next.getElementById('main')]
  if (!main || !newest) return location.reload()
  document.title = next.title
  if (main.innerHTML !== newest.innerHTML) main.replaceChildren(...newest.childNodes)
}

document.documentElement.toggleAttribute('data-framed', window.self !== window.top)

enableVisualEditing({
  zIndex: 1000,
  refresh: () => showNewest(),
  onPerspectiveChange(perspective) {
    const body = Array.isArray(perspective) ? perspective.join(',') : perspective
    void fetch(previewPaths.perspective, {method: 'POST', body}).then(showNewest)
  },
  history: {
    subscribe(navigate) {
      navigate({type: 'replace', title: document.title, url: location.pathname + location.search + location.hash})
      return () => {}
    },
    update({type, url}) {
      if (type === 'pop') history.back()
      else if (new URL(url, location.href).href !== location.href) location.assign(url)
    },
  },
})
