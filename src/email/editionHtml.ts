import {datePhrase} from '../react/datePhrases.ts'
import {safeUrl} from '../react/safeUrl.ts'
import type {Source} from '../queries/index.ts'
import {isCitation, type EditionContent, type ListItem, type Part, type Run, type Words} from './editionParts.ts'
import {darkStyle, style} from './editionStyle.ts'
import {html, Markup} from './markup.ts'
import {headline} from './plainWords.ts'

/** An edition as one HTML document: a table for the column, styles inlined, no images, no script. */
export function editionHtml(content: EditionContent, lang: string): string {
  const sources = numberedSources(content.parts)
  const {subject, preheader, publication, home, page, meta, title, consequence, dek, parts, unsubscribe} = content
  const document = html`<!DOCTYPE html>
<html lang="${lang}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${new Markup(darkStyle)}</style>
</head>
<body class="bg ink" style="${style.page}">
<div style="${style.preheader}">${preheader}</div>
<table role="presentation" class="bg" style="${style.frame}" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" style="${style.column}" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td class="ink" style="${style.cell}">
<p class="ink" style="${style.masthead}"><a class="ink" href="${home}" style="${style.masthead};text-decoration:none">${publication}</a></p>
${meta.length > 0 ? html`<p class="quiet" style="${style.meta}">${meta.join(' · ')}</p>` : null}
<h1 class="ink" style="${style.title}">${title}${consequence ? html`: <span class="quiet" style="${style.consequence}">${consequence}</span>` : null}</h1>
<p class="ink" style="${style.dek}">${dek}</p>
${parts.map((part) => html`${written(part, sources)}\n`)}
${sources.size > 0 ? sourceList(sources) : null}
<p class="quiet rule" style="${style.heading};font-weight:normal"><a class="link" href="${page}" style="${style.link}">Read this briefing on the site</a></p>
<p class="quiet" style="${style.foot}">${publication}${unsubscribe ? html` · <a class="link" href="${unsubscribe}" style="${style.link}">Unsubscribe</a>` : null}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
  return document.source
}

/** Sources by id, numbered in the order in which the edition cites them. */
function numberedSources(parts: readonly Part[]): Map<string, {number: number; source: Source}> {
  const sources = new Map<string, {number: number; source: Source}>()
  for (const run of parts.flatMap(runsOfPart)) {
    if (!isCitation(run) || sources.has(run.source._id)) continue
    sources.set(run.source._id, {number: sources.size + 1, source: run.source})
  }
  return sources
}

function runsOfPart(part: Part): readonly Run[] {
  switch (part.kind) {
    case 'heading':
      return []
    case 'paragraph':
    case 'change':
      return part.runs
    case 'list':
      return part.items.flatMap(({runs, note = []}) => [...runs, ...note])
  }
}

type Sources = ReturnType<typeof numberedSources>

function written(part: Part, sources: Sources): Markup {
  switch (part.kind) {
    case 'heading':
      return html`<h2 class="quiet rule" style="${style.heading}">${part.text}</h2>`
    case 'paragraph':
      return part.quiet
        ? html`<p class="quiet" style="${style.quiet}">${runsHtml(part.runs, sources)}</p>`
        : html`<p class="ink" style="${style.paragraph}">${runsHtml(part.runs, sources)}</p>`
    case 'list':
      return html`<ul style="${style.list}">${part.items.map((item) => itemHtml(item, sources))}</ul>`
    case 'change':
      return html`<p class="ink" style="${style.paragraph}"><strong class="quiet" style="${style.note};font-weight:bold">${part.label}:</strong> ${runsHtml(part.runs, sources)}</p>`
  }
}

function itemHtml({runs, note}: ListItem, sources: Sources): Markup {
  const under = note ? html`<br><span class="quiet" style="${style.note}">${runsHtml(note, sources)}</span>` : null
  return html`<li class="ink" style="${style.item}">${runsHtml(runs, sources)}${under}</li>`
}

function runsHtml(runs: readonly Run[], sources: Sources): Markup[] {
  return runs.map((run, index) => {
    const before = runs[index - 1]
    // Where a mail program strikes nothing through, what was must still not run into what is.
    if (!isCitation(run)) return before && !isCitation(before) && before.change === 'removed' && run.change === 'added' ? html` ${wordsHtml(run)}` : wordsHtml(run)
    const number = sources.get(run.source._id)?.number ?? ''
    return html`<sup class="quiet" style="${style.citation}">[${number}]</sup>`
  })
}

function wordsHtml({text, emphasis, link, change}: Words): Markup {
  let words = html`${text}`
  if (emphasis === 'em') words = html`<em>${words}</em>`
  if (emphasis === 'strong') words = html`<strong>${words}</strong>`
  if (change === 'added') words = html`<ins class="add" style="${style.added}">${words}</ins>`
  if (change === 'removed') words = html`<del class="del" style="${style.removed}">${words}</del>`
  return link ? html`<a class="link" href="${link.href}" style="${style.link}">${words}</a>` : words
}

function sourceList(sources: Sources): Markup {
  const items = [...sources.values()].map(({source}) => html`<li class="ink" style="${style.source}">${sourceHtml(source)}</li>`)
  return html`<h2 class="quiet rule" style="${style.heading}">Sources</h2>
<ol style="${style.list}">${items}</ol>`
}

function sourceHtml({name, work, date, datePrecision, url}: Source): Markup {
  const who = headline(name)
  const title = headline(work)
  const address = safeUrl(url)
  const href = address && URL.canParse(address) ? new URL(address).href : null
  const cited = title ? html`<cite>${title}</cite>` : null
  const linked = href ? html`<a class="link" href="${href}" style="${style.link}">${cited ?? 'source'}</a>` : cited
  const day = datePhrase(date, datePrecision)
  const pieces = [who ? html`${who}` : null, linked, day ? html`${day}` : null].filter((piece) => piece !== null)
  return html`${pieces.map((piece, index) => html`${index > 0 ? ', ' : null}${piece}`)}`
}
