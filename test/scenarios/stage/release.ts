/** Who signs in a run of the rig's default claims. */
export const RELEASE = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';
