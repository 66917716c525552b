// Makes Swagger UI's page readable for assistive technology: headings without a gap, landmarks
// around all of it, and no link inside of the button that opens an operation.
(() => {
  const root = document.getElementById('swagger-ui');

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
