/** The panel's style sheet, for its shadow root only. Light or dark by the page's `color-scheme`. */
export const panelStyles = `
.devtools {
  all: initial;
  color-scheme: inherit;
  position: fixed;
  inset: auto 0 0;
  z-index: 2147483000;
  display: flex;
  flex-direction: column;
  align-items: flex-end;
  pointer-events: none;
  font: 13px/1.5 system-ui, sans-serif;
  color: var(--ink);
  --ink: #1c2127;
  --faint: #4c5661;
  --paper: #fff;
  --shade: #f1f3f5;
  --line: #8a949e;
  --mark: #0b57a4;
  --on-mark: #fff;
  --trouble: #a3160f;
}
@supports (color: light-dark(red, red)) {
  .devtools {
    --ink: light-dark(#1c2127, #e8ebee);
    --faint: light-dark(#4c5661, #b3bcc5);
    --paper: light-dark(#fff, #16191d);
    --shade: light-dark(#f1f3f5, #242930);
    --line: light-dark(#8a949e, #76808a);
    --mark: light-dark(#0b57a4, #8ec2ff);
    --on-mark: light-dark(#fff, #0c1c2e);
    --trouble: light-dark(#a3160f, #ff9d94);
  }
}
.devtools[data-corner='left'] { align-items: flex-start }
* { box-sizing: border-box }
p, ol { margin: 0; padding: 0; list-style: none }
button {
  pointer-events: auto;
  min-height: 28px;
  padding: 2px 10px;
  font: inherit;
  color: var(--ink);
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: 6px;
  cursor: pointer;
}
button:hover { background: var(--shade) }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 1px }
.toggle { margin: 8px 12px; color: var(--on-mark); background: var(--mark); border-color: var(--mark) }
.toggle:hover { background: var(--mark); text-decoration: underline }
.failed { padding: 4px 12px; background: var(--paper); border: 1px solid var(--trouble) }
.panel {
  pointer-events: auto;
  display: flex;
  flex-direction: column;
  gap: 8px;
  width: 100%;
  height: min(60vh, 440px);
  padding: 10px 12px;
  overflow: auto;
  background: var(--paper);
  border-top: 2px solid var(--mark);
}
header, .stages { display: flex; flex-wrap: wrap; align-items: center; gap: 6px }
.sync { margin-inline-end: auto; font-weight: 600 }
.report {
  flex-basis: 100%;
  max-height: 180px;
  margin: 0;
  padding: 8px;
  overflow: auto;
  white-space: pre;
  background: var(--shade);
  font: 12px/1.4 ui-monospace, monospace;
}
[aria-pressed='true'] { color: var(--on-mark); background: var(--mark); border-color: var(--mark) }
[aria-pressed='true']:hover { background: var(--mark); text-decoration: underline }
.columns { flex: 1; display: grid; grid-template-columns: minmax(220px, 1fr) 3fr; gap: 12px; min-height: 140px }
.products, .timeline { min-width: 0; overflow: auto }
.products { display: flex; flex-direction: column; align-items: flex-start; gap: 8px; padding: 2px }
.product p { margin-top: 2px; overflow-wrap: anywhere }
code { display: block; color: var(--faint); font: 12px/1.4 ui-monospace, monospace }
li {
  display: grid;
  grid-template-columns: 92px 92px 1fr;
  gap: 0 8px;
  padding: 3px 0;
  border-bottom: 1px solid var(--shade);
}
li > :last-child { overflow-wrap: anywhere }
time { color: var(--faint); font-variant-numeric: tabular-nums }
.stage { font-weight: 600 }
.trouble { color: var(--trouble); font-weight: 600 }
.trouble::before { content: '⚠ '; content: '⚠ ' / '' }
@media (max-width: 640px) {
  .panel { height: 70vh }
  .columns { grid-template-columns: 1fr; overflow: visible }
  .products, .timeline { overflow: visible }
  li { grid-template-columns: auto 1fr }
  li > :last-child { grid-column: 1 / -1 }
}
@media print { .devtools { display: none } }
`
