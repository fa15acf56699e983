"""Text the project writes itself to fill the gaps of the public data: seeded templates, one file per theme.

Requests are mild and ask; nothing here answers a harmful request with anything but an opening that shows compliance.
"""
