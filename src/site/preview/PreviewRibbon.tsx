import {previewPaths} from './paths.ts'

/** Says that the page shows drafts, and how to see it as readers do. Hidden inside the Studio, which says so itself. */
export function PreviewRibbon({path}: {readonly path: string}) {
  return (
    <aside className="preview-ribbon" aria-label="Preview">
      <p>
        Preview: drafts are shown that nobody else sees. <a href={`${previewPaths.disable}?to=${encodeURIComponent(path)}`}>See it as readers do</a>
      </p>
    </aside>
  )
}
