/**
 * The apps. `shop`: its folder in `shops/`. `framework`: the summary of its `<details>` in the README; undefined: the
 * way that the README shows first. `source`: the folder of the shop's own modules. `lastStep`: the last step of the
 * README that has a block for it. `versions`: instead of those in the shop's package.json.
 */
export const apps = [
  { name: 'Next, app router', shop: 'next', source: 'app', lastStep: 4 },
  { name: 'React Router', shop: 'react-router', framework: 'React Router', source: 'app', lastStep: 3 },
  { name: 'TanStack Start', shop: 'tanstack-start', framework: 'TanStack Start', source: 'src', lastStep: 3 },
  { name: 'Vite, React 19', shop: 'vite', framework: 'Vite with a Node server', source: 'src', lastStep: 3 },
  {
    name: 'Vite, React 18',
    shop: 'vite',
    framework: 'Vite with a Node server',
    source: 'src',
    lastStep: 3,
    versions: { react: '18.3.1', 'react-dom': '18.3.1', '@types/react': '18.3.32', '@types/react-dom': '18.3.7' },
  },
]
