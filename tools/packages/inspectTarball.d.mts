export function inspectTarball(tarball: string, packageFolder: string): string[]
