const serif = "Charter,Georgia,'Times New Roman',serif"
const sans = 'Helvetica,Arial,sans-serif'

const paper = '#fbfaf6'
const ink = '#1e1c19'
const quiet = '#5d574e'
const rule = '#ddd7ca'
const accent = '#0b5a66'

/** The style of each kind of element, inlined: many clients drop style sheets. */
export const style = {
  page: `margin:0;padding:0;background-color:${paper};color:${ink}`,
  preheader: 'display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;opacity:0',
  frame: `background-color:${paper}`,
  column: 'width:100%;max-width:600px',
  cell: `padding:24px 20px;font:18px/1.55 ${serif};color:${ink};text-align:left`,
  masthead: `margin:0 0 24px;font:bold 14px/1.4 ${sans};color:${ink}`,
  meta: `margin:0 0 8px;font:14px/1.4 ${sans};color:${quiet}`,
  title: `margin:0 0 12px;font:bold 28px/1.25 ${serif};color:${ink}`,
  consequence: `font-weight:normal;color:${quiet}`,
  dek: `margin:0 0 20px;font:italic 20px/1.45 ${serif};color:${ink}`,
  heading: `margin:28px 0 10px;padding:14px 0 0;border-top:1px solid ${rule};font:bold 14px/1.4 ${sans};color:${quiet}`,
  paragraph: `margin:0 0 14px;font:18px/1.55 ${serif};color:${ink}`,
  quiet: `margin:0 0 14px;font:14px/1.5 ${sans};color:${quiet}`,
  list: 'margin:0 0 14px;padding:0 0 0 22px',
  item: `margin:0 0 10px;font:18px/1.5 ${serif};color:${ink}`,
  source: `margin:0 0 8px;font:15px/1.45 ${sans};color:${ink}`,
  note: `font:14px/1.5 ${sans};color:${quiet}`,
  link: `color:${accent};text-decoration:underline`,
  citation: `font:12px/1 ${sans};color:${quiet}`,
  added: `background-color:#dcefe0;color:${ink};text-decoration:underline`,
  removed: `background-color:#f6e0dc;color:${ink};text-decoration:line-through`,
  foot: `margin:0 0 8px;font:14px/1.5 ${sans};color:${quiet}`,
} as const

/**
 * What only a style sheet can say: dark mode, for the clients that keep it. Everything reads without it. `!important`
 * because the light colours are inlined.
 */
export const darkStyle = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.bg{background-color:#161513!important}
.ink{color:#e3ded3!important}
.quiet{color:#a8a195!important}
.rule{border-color:#38342d!important}
.link{color:#7cc3cd!important}
.add{background-color:#1f3d28!important;color:#e3ded3!important}
.del{background-color:#4a2722!important;color:#e3ded3!important}
}`
