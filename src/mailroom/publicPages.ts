import {html, Markup} from '../email/markup.ts'

/** The look of the small pages around a subscription: the site's paper and ink, without its fonts. */
export const pageStyle = `:root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1e1c19;--quiet:#5d574e;--rule:#ddd7ca;--accent:#0b5a66}
@media (prefers-color-scheme:dark){:root{--paper:#161513;--ink:#e3ded3;--quiet:#a8a195;--rule:#38342d;--accent:#7cc3cd}}
body{margin:0;padding:2rem 1.25rem;background:var(--paper);color:var(--ink);font:1.125rem/1.55 Charter,Georgia,serif}
main{max-width:36rem;margin:0 auto}
h1{font-size:1.6rem;line-height:1.25}
a{color:var(--accent)}
.house,.quiet,table{font:.9375rem/1.5 system-ui,sans-serif;color:var(--quiet)}
.house{font-weight:600;margin-bottom:2.5rem}
.house a{color:inherit;text-decoration:none}
form{margin:1.25rem 0}
button{font:600 1rem/1.2 system-ui,sans-serif;padding:.75rem 1.1rem;border:1px solid var(--accent);border-radius:3px;background:var(--accent);color:var(--paper);cursor:pointer}
button.plain{background:none;color:var(--accent)}
label{display:block;font:600 .9375rem/1.5 system-ui,sans-serif}
input[type=email]{box-sizing:border-box;width:100%;max-width:24rem;margin:.25rem 0 .75rem;padding:.6rem;font:1rem/1.3 system-ui,sans-serif;color:inherit;background:none;border:1px solid var(--quiet);border-radius:3px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%}
th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.875rem}
iframe{width:100%;height:44rem;border:1px solid var(--rule)}
`

/**
 * Sends the page's form as soon as a person sees it, so that the click in the letter is the only one. A page that is
 * fetched ahead or never shown sends nothing.
 */
export const confirmScript = `const send = () => {
  if (document.visibilityState !== 'visible') return
  document.removeEventListener('visibilitychange', send)
  document.getElementById('confirm').requestSubmit()
}
const begin = () => {
  document.addEventListener('visibilitychange', send)
  send()
}
if (document.prerendering) document.addEventListener('prerenderingchange', begin, {once: true})
else begin()
`

export interface PageFrame {
  readonly publication: string
  readonly home: string
  readonly folder: string
}

/** A whole page around its content. */
export function publicPage({publication, home, folder}: PageFrame, title: string, body: Markup, script?: string): string {
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} | ${publication}</title>
<link rel="stylesheet" href="${folder}/style.css">
${script ? html`<script src="${folder}/${script}" defer></script>` : null}
</head>
<body>
<main>
<p class="house"><a href="${home}">${publication}</a></p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.source
}

/** The form that asks for one thing. `problem` says what was wrong with what was typed. */
export function signUpForm(action: string, beat: string, problem?: {readonly typed: string; readonly message: string}): Markup {
  return html`<form method="post" action="${action}">
<input type="hidden" name="beat" value="${beat}">
<label for="address">Your email address</label>
${problem ? html`<p id="problem">${problem.message}</p>` : null}
<input id="address" name="address" type="email" autocomplete="email" required maxlength="254" value="${problem?.typed}"${problem ? new Markup(' aria-describedby="problem" aria-invalid="true"') : null}>
<div><button type="submit">Send me the briefing</button></div>
</form>`
}
