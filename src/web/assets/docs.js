// Opens Swagger UI, and makes its page readable for assistive technology: headings without a gap,
// landmarks around all of it, and no link inside of the button that opens an operation.
(() => {
  const root = document.getElementById('swagger-ui');

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const followTheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', followTheme);
  followTheme();

  /**
   * Shows the first operation sooner. Swagger UI reads every description as YAML, and resolves all
   * references in it to find the ways to sign in; this one is JSON and has none. What an operation
   * refers to is resolved when it is opened.
   */
  const startSooner = {
    statePlugins: {
      spec: {
        wrapActions: {
          parseToJson:
            (_original, { specActions, specSelectors }) =>
            (text) => {
              specActions.updateJsonSpec(JSON.parse(text || specSelectors.specStr()));
            },
          requestResolvedSubtree: (original) => (path) =>
            path.join('/') === 'components/securitySchemes' ? undefined : original(path),
        },
      },
    },
  };

  SwaggerUIBundle({
    domNode: root,
    url: document.querySelector('link[rel=preload]').href,
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl, startSooner],
    layout: 'BaseLayout',
    deepLinking: true,
    docExpansion: 'list',
    filter: true,
    defaultModelsExpandDepth: 0,
    defaultModelExpandDepth: 2,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    validatorUrl: null,
  });

  function tidy() {
    for (const heading of root.querySelectorAll(
      'h3.opblock-tag:not([aria-level]), .models h4:not([aria-level])',
    )) {
      heading.setAttribute('role', 'heading');
      heading.setAttribute('aria-level', '2');
    }
    for (const part of root.querySelectorAll('.information-container, .filter-container')) {
      part.setAttribute('role', 'region');
      part.setAttribute('aria-label', part.matches('.filter-container') ? 'Filter' : 'About');
    }
    for (const link of root.querySelectorAll('.opblock-summary-control a[href]')) {
      link.removeAttribute('href');
    }
  }

  new MutationObserver(tidy).observe(root, { childList: true, subtree: true });
  tidy();
})();
