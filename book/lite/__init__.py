"""The notebooks in the browser, without installing anything: JupyterLite with a Python kernel, served from the site itself."""
