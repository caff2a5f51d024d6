"""Views: pictures, tables and pages of results; they draw and never solve."""
