/** The optional look: `import '@hakuna-kit/react/styles.css'`. Typed, so that strict projects may import it. */
declare const styles: string
export default styles
