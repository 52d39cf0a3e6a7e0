export declare function bundlePackage(name: 'core' | 'react', dist?: string): Promise<void>
